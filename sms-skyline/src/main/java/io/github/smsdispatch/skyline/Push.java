// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.InboundSms;
import java.util.ArrayList;
import java.util.List;

/** What one push, or one page of a pull, holds. Entries that can't be read don't hide the others. Not thread-safe. */
final class Push {

    final List<DeliveryReport> reports = new ArrayList<>();
    final List<InboundSms> inbound = new ArrayList<>();
    final List<TaskResult> results = new ArrayList<>();
    final List<DevStatus> statuses = new ArrayList<>();
    final List<String> errors = new ArrayList<>();
    final List<String> dropped = new ArrayList<>();

    void bad(BadPushException e) {
        errors.add(e.reason());
    }

    /** Something that is of no use to us but not wrong either. */
    void drop(String why) {
        dropped.add(why);
    }
}
