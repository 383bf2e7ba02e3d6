package io.chainkeeper.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chainkeeper.lab.http.Exchange;
import io.chainkeeper.lab.http.Route;
import io.chainkeeper.lab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// Lets another process act on a running lab: `/lab/…` on a port of its own, for whoever can read the key in the
/// lab's folder.
///
/// | request | does |
/// |---|---|
/// | `GET /lab/troubles` | lists what waits, as JSON |
/// | `POST /lab/troubles`, body a trouble's name | orders it |
/// | `POST /lab/guests?vm=NAME&actions=N&seed=S` | lets the guest work now |
/// | `POST /lab/power?vm=NAME&to=on` or `off` | switches a VM |
/// | `GET /lab/leftovers` | lists what is not clean, as JSON |
/// | `GET /lab/vms` | lists names, as JSON |
final class ControlRoute implements Route {
    /// Where the control channel begins.
    static final String PREFIX = "/lab/";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAME_LIMIT = 200;
    private static final int MOST_ACTIONS = 100_000;

    private final Lab lab;
    private final byte[] expected;

    ControlRoute(Lab lab, String key) {
        this.lab = lab;
        this.expected = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void serve(Exchange e) throws IOException {
        byte[] sent = e.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, expected)) {
            e.answerEmpty(401);
            return;
        }
        try {
            act(e);
        } catch (IllegalArgumentException | IllegalStateException refused) {
            e.answer(400, "text/plain; charset=UTF-8", message(refused).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void act(Exchange e) throws IOException {
        switch (e.method() + " " + what(e)) {
            case "GET troubles" ->
                list(e, lab.troubles().stream().map(Trouble::name).toList());
            case "POST troubles" -> {
                lab.next(Trouble.parse(new String(e.body(NAME_LIMIT), StandardCharsets.UTF_8)));
                e.answerEmpty(200);
            }
            case "POST guests" -> {
                LabVm vm = lab.vm(parameter(e, "vm"));
                vm.guest(number(e, "seed", Long.MAX_VALUE)).work((int) number(e, "actions", MOST_ACTIONS));
                e.answerEmpty(200);
            }
            case "POST power" -> {
                power(lab.vm(parameter(e, "vm")), parameter(e, "to"));
                e.answerEmpty(200);
            }
            case "GET leftovers" -> list(e, lab.leftovers());
            case "GET vms" -> list(e, lab.vms().stream().map(LabVm::name).toList());
            default -> e.answerEmpty(404);
        }
    }

    private static String what(Exchange e) {
        return e.path().startsWith(PREFIX) ? e.path().substring(PREFIX.length()) : "";
    }

    private static void power(LabVm vm, String to) {
        switch (to) {
            case "on" -> vm.start();
            case "off" -> vm.stop();
            default -> throw new IllegalArgumentException("to must be on or off");
        }
    }

    private static String parameter(Exchange e, String name) {
        String value = e.query().getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static long number(Exchange e, String name, long most) {
        String value = parameter(e, name);
        if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) > most) {
            throw new IllegalArgumentException(name + " must be a number up to " + most);
        }
        return Long.parseLong(value);
    }

    private static void list(Exchange e, List<String> lines) throws IOException {
        e.answer(200, "application/json", JSON.writeValueAsBytes(lines));
    }

    private static String message(RuntimeException refused) {
        return String.valueOf(refused.getMessage());
    }
}
