// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/** Learns from pushes what a dispatcher wants to know, after the application's sinks have them. */
interface PushObserver {

    /** Nobody listens. */
    PushObserver NONE = new PushObserver() {};

    /** A task was reported on. */
    default void result(TaskResult result) {}

    /** The device told about its ports. */
    default void status(DevStatus status) {}
}
