// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.skyline.Exchange.Answer;
import io.github.smsdispatch.skyline.Exchange.Failure;
import io.github.smsdispatch.skyline.Exchange.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import okio.BufferedSource;

/** Waits for one HTTP answer and reads it whole, up to {@link Json#MAX_BYTES}. */
final class AnswerFuture extends CompletableFuture<Exchange> implements Callback {

    @Override
    public void onResponse(Call call, Response response) {
        try (response) {
            complete(read(response));
        } catch (IOException | RuntimeException e) {
            completeExceptionally(e);
        }
    }

    @Override
    public void onFailure(Call call, IOException e) {
        completeExceptionally(e);
    }

    private static Exchange read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(Json.MAX_BYTES + 1L)) {
            return new Failure(
                    Kind.UNREADABLE, "HTTP " + response.code() + " with more than " + Json.MAX_BYTES + " bytes");
        }
        String type = response.header("Content-Type", "no content type");
        return new Answer(response.code(), mediaType(type == null ? "" : type), source.readUtf8());
    }

    /** The type alone: what else a tunnel writes there goes into no log. */
    private static String mediaType(String header) {
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.matches("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,40}") ? type : "no content type";
    }
}
