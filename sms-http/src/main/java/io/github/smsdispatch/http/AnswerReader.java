// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import io.github.smsdispatch.http.Exchange.Answer;
import io.github.smsdispatch.http.Exchange.Failure;
import io.github.smsdispatch.http.Exchange.Kind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads an answer whole, up to a limit that counts unpacked bytes, so that a packed bomb meets it too. Immutable. */
public final class AnswerReader {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,40}");

    private final int maxBytes;
    private final Charset charset;
    private final boolean labelCounts;

    private AnswerReader(int maxBytes, Charset charset, boolean labelCounts) {
        this.maxBytes = maxBytes;
        this.charset = charset;
        this.labelCounts = labelCounts;
    }

    /**
     * Reads everything as UTF-8, whatever the answer says.
     *
     * @param maxBytes the longest body
     * @return a reader
     */
    public static AnswerReader utf8(int maxBytes) {
        return new AnswerReader(maxBytes, StandardCharsets.UTF_8, false);
    }

    /**
     * Believes the charset of the content type.
     *
     * @param maxBytes the longest body
     * @param otherwise what answers without a known charset are in
     * @return a reader
     */
    public static AnswerReader labelled(int maxBytes, Charset otherwise) {
        return new AnswerReader(maxBytes, otherwise, true);
    }

    Exchange read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(maxBytes + 1L)) {
            return new Failure(Kind.UNREADABLE, "HTTP " + response.code() + " with more than " + maxBytes + " bytes");
        }
        MediaType type = response.body().contentType();
        Charset known = labelCounts && type != null ? type.charset(charset) : charset;
        return new Answer(
                response.code(),
                mediaType(response.header("Content-Type")),
                source.readString(known == null ? charset : known),
                headers(response));
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .forEach(pair -> headers.putIfAbsent(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
        return headers;
    }

    /** The type alone: what else a tunnel writes there goes into no log. */
    private static String mediaType(@Nullable String header) {
        String whole = header == null ? "" : header;
        int end = whole.indexOf(';');
        String type = (end < 0 ? whole : whole.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : "no content type";
    }
}
