// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/**
 * A setting is missing, unknown or out of range. The message names the setting's path, the value received (secrets
 * masked) and what is allowed. Thrown while things are put together, never while sending; whoever writes the
 * configuration must act.
 */
public final class SmsConfigurationException extends PermanentDispatcherException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * Makes the exception.
     *
     * @param path where the setting is, for example {@code skyline1.timeout}
     * @param received the value as given, already masked if it is a secret; {@code nothing} when it is missing
     * @param allowed what would be right, with unit and range
     */
    public SmsConfigurationException(String path, String received, String allowed) {
        super(OneLine.of(path) + ": received " + OneLine.of(received) + "; allowed: " + allowed);
        this.path = path;
    }

    /**
     * Names the setting.
     *
     * @return its path
     */
    public String path() {
        return path;
    }
}
