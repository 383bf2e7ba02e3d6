package io.chainkeeper.lab.engine.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An element with its attributes, and either text or children. Built by one thread, then only read.
public final class Element {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private String text = "";

    private Element(String name) {
        this.name = name;
    }

    /// An empty element.
    ///
    /// @param name with its prefix, if it has one
    public static Element of(String name) {
        return new Element(name);
    }

    /// An element with text.
    public static Element of(String name, Object text) {
        return new Element(name).text(text);
    }

    /// The name, with its prefix when written, without it when it was read.
    public String name() {
        return name;
    }

    /// The text, empty when there is none.
    public String text() {
        return text;
    }

    /// All attributes in order.
    public Map<String, String> attributes() {
        return attributes;
    }

    /// All children in order; may be changed by whoever builds the tree.
    public List<Element> children() {
        return children;
    }

    /// Sets the text.
    public Element text(Object newText) {
        text = newText.toString();
        return this;
    }

    /// Sets an attribute.
    public Element at(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    /// Appends a child.
    public Element add(Element child) {
        children.add(child);
        return this;
    }

    /// Appends a child with text.
    public Element add(String childName, Object childText) {
        return add(of(childName, childText));
    }

    /// Appends a child with text when there is something to say.
    public Element add(String childName, Optional<?> childText) {
        childText.ifPresent(value -> add(childName, value));
        return this;
    }

    /// Appends children.
    public Element addAll(Iterable<Element> more) {
        more.forEach(children::add);
        return this;
    }

    /// An attribute's value.
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /// The first child of that name.
    public Optional<Element> child(String childName) {
        for (Element child : children) {
            if (child.name.equals(childName)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /// All children of that name.
    public List<Element> children(String childName) {
        return children.stream().filter(c -> c.name.equals(childName)).toList();
    }

    /// The element that a path of child names leads to.
    public Optional<Element> find(String... path) {
        Optional<Element> here = Optional.of(this);
        for (String step : path) {
            here = here.flatMap(e -> e.child(step));
        }
        return here;
    }

    /// The text that a path of child names leads to, without white space around it; nothing when it is empty.
    public Optional<String> textAt(String... path) {
        return find(path).map(e -> e.text.strip()).filter(t -> !t.isEmpty());
    }
}
