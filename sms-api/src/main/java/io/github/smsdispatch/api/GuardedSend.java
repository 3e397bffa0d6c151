// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.text.SmsFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
            return answered(dispatcher, sms, dispatcher.send(sms));
        } catch (Throwable e) {
            complain(dispatcher, e);
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
            results = new ArrayList<>(dispatcher.sendBatch(batch));
        } catch (Throwable e) {
            complain(dispatcher, e);
            return batch.stream().map(sms -> thrown(dispatcher, sms, e)).toList();
        }
        if (results.size() != batch.size()) {
            IllegalStateException wrong =
                    new IllegalStateException(results.size() + " results for " + batch.size() + " SMS");
            complain(dispatcher, wrong);
            return batch.stream().map(sms -> thrown(dispatcher, sms, wrong)).toList();
        }
        for (int i = 0; i < batch.size(); i++) {
            results.set(i, answered(dispatcher, batch.get(i), results.get(i)));
        }
        return List.copyOf(results);
    }

    /** D1 forbids null, but a dispatcher that breaks it must not take the thread of a worker with it. */
    private static SendResult answered(Dispatcher dispatcher, Sms sms, @Nullable SendResult result) {
        if (result != null) {
            return result;
        }
        IllegalStateException none = new IllegalStateException("no result (D1)");
        complain(dispatcher, none);
        return thrown(dispatcher, sms, none);
    }

    /** Everything is caught, even what Java would call hopeless: a lane that dies without a result stays claimed. */
    private static SendResult thrown(Dispatcher dispatcher, Sms sms, Throwable e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        Outcome outcome = Outcome.fromException(e);
        return SendResult.of(dispatcher.name(), SmsFormat.standard().format(sms.messages()), outcome);
    }

    /** Where, but not what it said: the message of a foreign exception may hold a URL with a password, or a number. */
    private static void complain(Dispatcher dispatcher, Throwable e) {
        if (e instanceof DispatcherException || e instanceof SendFailedException) {
            return;
        }
        LOG.error("Dispatcher {} broke its contract (D3)", dispatcher.name(), placeOf(e));
    }

    /** What may be logged of a foreign exception: its class and its stack. */
    static Throwable placeOf(Throwable e) {
        Throwable place = new Throwable(e.getClass().getName());
        place.setStackTrace(e.getStackTrace());
        return place;
    }
}
