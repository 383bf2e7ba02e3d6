package io.chainkeeper.desktop;

import io.chainkeeper.jobs.Workplace;
import io.chainkeeper.jobs.attach.StaysHere;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/// A workplace that no screen may ask on the thread that shows it: who answers may be another process.
///
/// A test's own thread plays the edge, and may itself ask what it likes.
public final class AskedAside {
    private AskedAside() {}

    public static Workplace watching(Workplace place) {
        return watching(Workplace.class, place);
    }

    private static <T> T watching(Class<T> part, T asked) {
        return part.cast(Proxy.newProxyInstance(part.getClassLoader(), new Class<?>[] {part}, (_, question, facts) -> {
            try {
                Object answer = question.invoke(asked, facts);
                if (isPart(question)) {
                    return part(question.getReturnType(), answer);
                }
                if (!Thread.currentThread().isVirtual() && takesTime(question)) {
                    refuse(question);
                }
                return answer;
            } catch (InvocationTargetException refused) {
                throw refused.getCause();
            }
        }));
    }

    private static <T> T part(Class<T> type, Object part) {
        return watching(type, type.cast(part));
    }

    private static boolean isPart(Method question) {
        return switch (question.getName()) {
            case "activity", "care", "plans" -> question.getParameterCount() == 0;
            default -> false;
        };
    }

    private static boolean takesTime(Method question) {
        return question.getDeclaringClass() != Object.class
                && !question.getName().equals("close")
                && !question.isAnnotationPresent(StaysHere.class);
    }

    private static void refuse(Method question) {
        String asker = StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(name -> name.startsWith("io.chainkeeper.desktop.") && !name.contains("AskedAside"))
                        .findFirst())
                .orElse("somebody");
        if (!asker.endsWith("Test")) {
            throw new AssertionError(asker + " asked " + question + " on the thread that shows things");
        }
    }
}
