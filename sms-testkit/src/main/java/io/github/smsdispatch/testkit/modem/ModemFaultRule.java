// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

/**
 * Which exchanges go wrong, and how. Immutable.
 *
 * @param fault how
 * @param moment when, within the exchange
 * @param times how many exchanges, {@link Integer#MAX_VALUE} for all
 * @param command how the command line begins, for example {@code AT+CMGS}
 */
public record ModemFaultRule(ModemFault fault, Moment moment, int times, String command) {

    /** A point of an exchange. */
    public enum Moment {
        /** The command line came: no prompt was given, nothing done. */
        AT_COMMAND,
        /** Ctrl-Z came: the modem has the message, nothing was sent. */
        AT_MESSAGE,
        /** The network took the message, and only the answer goes wrong. */
        AFTER_SENDING
    }

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException when it is below 1
     */
    public ModemFaultRule {
        if (times < 1) {
            throw new IllegalArgumentException("times: received " + times + "; allowed: 1 or more");
        }
    }

    /**
     * Spoils one submission: Ctrl-Z came, nothing is sent.
     *
     * @param fault how
     * @return the rule
     */
    public static ModemFaultRule once(ModemFault fault) {
        return new ModemFaultRule(fault, Moment.AT_MESSAGE, 1, "AT+CMGS");
    }

    /**
     * Spoils all submissions until the rules are cleared.
     *
     * @param fault how
     * @return the rule
     */
    public static ModemFaultRule always(ModemFault fault) {
        return once(fault).times(Integer.MAX_VALUE);
    }

    /**
     * Lets the network take the message first.
     *
     * @return the rule at {@link Moment#AFTER_SENDING}
     */
    public ModemFaultRule afterSending() {
        return new ModemFaultRule(fault, Moment.AFTER_SENDING, times, command);
    }

    /**
     * Moves the rule to a command line.
     *
     * @param begin how the line begins, for example {@code AT+CPIN?}; {@code AT+CMGS} spoils the prompt
     * @return the rule at {@link Moment#AT_COMMAND}
     */
    public ModemFaultRule atCommand(String begin) {
        return new ModemFaultRule(fault, Moment.AT_COMMAND, times, begin);
    }

    /**
     * Limits the rule.
     *
     * @param count exchanges, 1 or more
     * @return the rule with another limit
     */
    public ModemFaultRule times(int count) {
        return new ModemFaultRule(fault, moment, count, command);
    }

    boolean appliesTo(Moment when, String line) {
        return when == moment && line.regionMatches(true, 0, command, 0, command.length());
    }
}
