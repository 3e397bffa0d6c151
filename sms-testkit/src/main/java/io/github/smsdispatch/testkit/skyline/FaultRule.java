// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

/**
 * Which exchanges go wrong, and how. Immutable.
 *
 * @param fault how
 * @param moment whether the device did what it was asked to before it went wrong
 * @param times how many exchanges, {@link Integer#MAX_VALUE} for all
 * @param path a part of the path of the requests that it applies to, empty for all
 */
public record FaultRule(SkylineFault fault, Moment moment, int times, String path) {

    /** Whether the request took effect. */
    public enum Moment {
        /** The device never got to it: nothing was accepted. */
        BEFORE_PROCESSING,
        /** The device did what it was asked to, and only the answer is spoiled. */
        AFTER_PROCESSING
    }

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException when it is below 1
     */
    public FaultRule {
        if (times < 1) {
            throw new IllegalArgumentException("times: received " + times + "; allowed: 1 or more");
        }
    }

    /**
     * Spoils all exchanges before they are processed, until the rules are cleared.
     *
     * @param fault how
     * @return the rule; {@link SkylineFault#TRUNCATED_BODY} and {@link SkylineFault#SLOW_DRIP} need an answer to spoil, so
     *     they come after processing
     */
    public static FaultRule always(SkylineFault fault) {
        Moment moment = fault.needsAnswer() ? Moment.AFTER_PROCESSING : Moment.BEFORE_PROCESSING;
        return new FaultRule(fault, moment, Integer.MAX_VALUE, "");
    }

    /**
     * Spoils one exchange before it is processed.
     *
     * @param fault how
     * @return the rule
     */
    public static FaultRule once(SkylineFault fault) {
        return always(fault).times(1);
    }

    /**
     * Lets the device do its work first.
     *
     * @return the rule with {@link Moment#AFTER_PROCESSING}
     */
    public FaultRule afterProcessing() {
        return new FaultRule(fault, Moment.AFTER_PROCESSING, times, path);
    }

    /**
     * Limits the rule.
     *
     * @param count exchanges, 1 or more
     * @return the rule with another limit
     */
    public FaultRule times(int count) {
        return new FaultRule(fault, moment, count, path);
    }

    /**
     * Narrows the rule.
     *
     * @param part a part of the path, for example {@code post_sms}
     * @return the rule for those requests only
     */
    public FaultRule onPath(String part) {
        return new FaultRule(fault, moment, times, part);
    }
}
