// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/** Takes what the webhook learns to the dispatcher's own picture of its device. */
final class DeviceObserver implements PushObserver {

    private final Device device;

    DeviceObserver(Device device) {
        this.device = device;
    }

    @Override
    public void result(TaskResult result) {
        device.posts().reported(result.tid());
        if (result.code() != TaskCode.OK && !result.port().isEmpty()) {
            device.ports().failed(result.port(), result.code());
        }
    }

    @Override
    public void status(DevStatus status) {
        device.ports().update(status);
    }
}
