// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Waits for one HTTP answer and reads it whole. */
final class AnswerFuture extends CompletableFuture<Exchange> implements Callback {

    private final AnswerReader reader;

    AnswerFuture(AnswerReader reader) {
        this.reader = reader;
    }

    @Override
    public void onResponse(Call call, Response response) {
        try (response) {
            complete(reader.read(response));
        } catch (IOException | RuntimeException e) {
            completeExceptionally(e);
        }
    }

    @Override
    public void onFailure(Call call, IOException e) {
        completeExceptionally(e);
    }
}
