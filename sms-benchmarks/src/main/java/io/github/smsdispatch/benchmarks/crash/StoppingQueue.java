// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.api.queue.MessageQueue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** The worker's queue, with a stop after the claim and before the mark. The production code knows nothing of it. */
final class StoppingQueue {

    private StoppingQueue() {}

    static MessageQueue around(MessageQueue queue, StopPoint point) {
        return (MessageQueue) Proxy.newProxyInstance(
                StoppingQueue.class.getClassLoader(),
                new Class<?>[] {MessageQueue.class},
                (proxy, method, arguments) -> {
                    boolean marks = method.getName().equals("mark");
                    if (marks) {
                        point.reached(Moment.BEFORE_MARK);
                    }
                    StoppingDriver.inMark(marks);
                    try {
                        Object result = method.invoke(queue, arguments);
                        if (method.getName().equals("claim")
                                && result instanceof List<?> claimed
                                && !claimed.isEmpty()) {
                            point.reached(Moment.AFTER_CLAIM);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    } finally {
                        StoppingDriver.inMark(false);
                    }
                });
    }
}
