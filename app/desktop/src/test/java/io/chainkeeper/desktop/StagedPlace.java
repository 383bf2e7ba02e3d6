package io.chainkeeper.desktop;

import io.chainkeeper.jobs.Workplace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/// A workplace that answers what a test has written down for it, and refuses every other question by name.
public final class StagedPlace {
    private StagedPlace() {}

    /// A workplace that answers some questions otherwise than another, and the rest alike.
    ///
    /// @param answers an object with methods of the same names and parameters as the questions it answers
    public static Workplace answering(Object answers, Workplace rest) {
        return (Workplace) Proxy.newProxyInstance(
                Workplace.class.getClassLoader(), new Class<?>[] {Workplace.class}, (_, question, facts) -> {
                    try {
                        return staged(answers, question)
                                ? answer(answers, question).invoke(answers, facts)
                                : question.invoke(rest, facts);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                });
    }

    private static boolean staged(Object answers, Method question) {
        return Arrays.stream(answers.getClass().getMethods())
                .anyMatch(each -> each.getName().equals(question.getName())
                        && Arrays.equals(each.getParameterTypes(), question.getParameterTypes()));
    }

    /// @param answers an object with methods of the same names and parameters as the questions it answers
    public static Workplace answering(Object answers) {
        return answering(Workplace.class, answers);
    }

    /// The same of a part of a workplace.
    public static <T> T answering(Class<T> asked, Object answers) {
        return asked.cast(Proxy.newProxyInstance(
                asked.getClassLoader(), new Class<?>[] {asked}, (_, question, facts) -> {
                    try {
                        return answer(answers, question).invoke(answers, facts);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                }));
    }

    private static Method answer(Object answers, Method question) {
        try {
            Method found = answers.getClass().getMethod(question.getName(), question.getParameterTypes());
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException nobody) {
            throw new UnsupportedOperationException("nobody has staged an answer to " + question, nobody);
        }
    }
}
