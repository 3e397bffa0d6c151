// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.http.Exchange.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each preset against the fixtures in src/test/resources/presets: the request that it makes, and answers and callbacks as
 * their source has them. A fixture's first lines say where it comes from.
 */
class PresetTest {

    private static final Path FOLDER = Path.of("src/test/resources/presets");
    private static final Fields.OfSms SMS = new Fields.OfSms("", "Grüße & 5 € {x}", "1073741900", "", 1);

    /** A line of a fixture: what is expected in front of an arrow or colon, and what is set, sent or came. */
    record Line(String preset, int number, String key, String value) {

        static Line of(String preset, int number, String line) {
            String mark = line.contains(" <- ") ? " <- " : ":";
            int end = line.indexOf(mark);
            return new Line(
                    preset,
                    number,
                    line.substring(0, end).strip(),
                    line.substring(end + mark.length()).strip());
        }

        @Override
        public String toString() {
            return preset + " line " + number + " " + key;
        }
    }

    /** One fixture: settings first, then the request and what comes back. */
    private static List<Line> lines(String preset) throws IOException {
        List<String> all = Files.readAllLines(FOLDER.resolve(preset + ".txt"), StandardCharsets.UTF_8);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).isBlank() && !all.get(i).startsWith("#")) {
                lines.add(Line.of(preset, i + 1, all.get(i)));
            }
        }
        return lines;
    }

    static Stream<String> presets() {
        return Presets.NAMES.stream();
    }

    static Stream<Line> all(String kind) throws IOException {
        List<Line> found = new ArrayList<>();
        for (String preset : Presets.NAMES) {
            found.addAll(lines(preset).stream()
                    .filter(line -> line.key().startsWith(kind))
                    .toList());
        }
        return found.stream();
    }

    static Stream<Line> answers() throws IOException {
        return all("answer ");
    }

    static Stream<Line> callbacks() throws IOException {
        return all("callback ");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theRequestIsAsTheGatewayWantsIt(String preset) throws Exception {
        Gateway gateway = settings(preset).gateway().orElseThrow();
        Addressing addressing = gateway.addressing();
        Fields.OfSms sms = new Fields.OfSms(
                addressing.phone(io.github.smsdispatch.api.PhoneNumber.of("+4712345678")),
                SMS.text(),
                SMS.id(),
                addressing.coding(io.github.smsdispatch.api.text.Encoding.UCS2),
                1);
        Request request =
                gateway.plan().request(new Fields(sms, gateway.constants())).build();
        List<String> made = new ArrayList<>();
        made.add(request.method() + " " + request.url());
        if (request.header("Authorization") != null) {
            made.add("Authorization " + request.header("Authorization"));
        }
        if (request.body() != null) {
            Buffer body = new Buffer();
            request.body().writeTo(body);
            made.add(Objects.toString(request.body().contentType()) + " " + body.readUtf8());
        }
        assertThat(made)
                .containsExactlyElementsOf(lines(preset).stream()
                        .filter(line -> line.key().equals("request"))
                        .map(Line::value)
                        .toList());
    }

    /** {@code answer STATUS -> OUTCOME <- BODY}. */
    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerMeansWhatItsSourceSays(Line line) throws IOException {
        String[] parts = line.key().split(" ", 4);
        Gateway gateway = settings(line.preset()).gateway().orElseThrow();
        Gateway.Replies replies = gateway.replies();
        HttpGetReply reply = new HttpGetReply(replies.rules(), replies.success(), gateway.masks(), Clock.systemUTC());
        Answer answer = new Answer(Integer.parseInt(parts[1]), "text/plain", line.value());
        assertThat(reply.read(answer, new Fields.OfSms("+4712345678", "x", "1073741900", "0", 1))
                        .describe())
                .startsWith(parts[3]);
    }

    /** {@code callback METHOD CONTENT-TYPE -> STATUS ID <- TARGET [BODY]}; a dash for a callback that is ignored. */
    @ParameterizedTest
    @MethodSource("callbacks")
    void aCallbackMeansWhatItsSourceSays(Line line) throws IOException {
        String[] parts = line.key().split(" ");
        Callbacks callbacks = new Callbacks(settings(line.preset()));
        String[] sent = line.value().split(" ", 2);
        int status = callbacks.send(parts[1], parts[2], sent[0], sent.length > 1 ? sent[1] : "");
        assertThat(status).isEqualTo(200);
        assertThat(callbacks.described()).isEqualTo(parts[4].equals("-") ? "" : parts[4] + " " + parts[5]);
    }

    private static HttpGetSettings settings(String preset) throws IOException {
        Map<String, String> values = new HashMap<>(Map.of("preset", preset));
        lines(preset).stream()
                .filter(line -> line.key().startsWith("set "))
                .forEach(line -> values.put(line.key().substring(4), line.value()));
        return HttpGetSettings.from(DispatcherSettings.of(preset, values));
    }
}
