// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import okhttp3.MediaType;

/** Content types with the charset that the body is written in. */
final class MediaTypes {

    private MediaTypes() {}

    static MediaType of(String type, Charset charset) {
        return MediaType.get(type + "; charset=" + charset.name().toLowerCase(Locale.ROOT));
    }

    static Optional<MediaType> parse(String type, Charset charset) {
        MediaType read = MediaType.parse(type.contains("charset=") ? type : type + "; charset=" + charset.name());
        return Optional.ofNullable(read);
    }
}
