// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.text.SmsFormat;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a dispatcher so that whatever it throws becomes an outcome: a broken dispatcher must neither end a worker's
 * thread nor make a sent SMS look unsent. For authors of dispatchers that call other dispatchers.
 */
public final class GuardedSend {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedSend.class);

    private GuardedSend() {}

    /**
     * Sends one SMS.
     *
     * @param dispatcher who sends
     * @param sms what to send
     * @return its result, or the outcome that its exception stands for
     */
    public static SendResult send(Dispatcher dispatcher, Sms sms) {
        try {
            return dispatcher.send(sms);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return thrown(dispatcher, sms, e);
        }
    }

    /**
     * Sends several SMS.
     *
     * @param dispatcher who sends
     * @param batch what to send
     * @return one result per SMS, in order
     */
    public static List<SendResult> sendBatch(Dispatcher dispatcher, List<Sms> batch) {
        List<SendResult> results;
        try {
            results = dispatcher.sendBatch(batch);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return batch.stream().map(sms -> thrown(dispatcher, sms, e)).toList();
        }
        if (results.size() == batch.size()) {
            return results;
        }
        LOG.error("{} answered {} results for {} SMS", dispatcher.name(), results.size(), batch.size());
        List<SendResult> unknown = new ArrayList<>();
        for (Sms sms : batch) {
            unknown.add(thrown(dispatcher, sms, new IllegalStateException("wrong count of results")));
        }
        return unknown;
    }

    private static SendResult thrown(Dispatcher dispatcher, Sms sms, Throwable e) {
        if (!(e instanceof DispatcherException) && !(e instanceof SendFailedException)) {
            LOG.error(
                    "Dispatcher {} broke its contract (D3): {}",
                    dispatcher.name(),
                    e.getClass().getName(),
                    e);
        }
        Outcome outcome = Outcome.fromException(e);
        return SendResult.of(dispatcher.name(), SmsFormat.standard().format(sms.messages()), outcome);
    }
}
