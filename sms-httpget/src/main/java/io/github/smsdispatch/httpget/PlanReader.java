// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.http.BaseUrl;
import io.github.smsdispatch.httpget.RequestPlan.FixedHeader;
import io.github.smsdispatch.httpget.TemplateParser.BadTemplateException;
import io.github.smsdispatch.httpget.TemplateParser.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Reads how requests are made, and makes one for a sample SMS, so that what is wrong shows at once. */
final class PlanReader {

    private static final String ALLOWED_URL =
            "http:// or https://, host without user and fields, path, query; or a path, with baseUrl";
    private static final Pattern PARTS = Pattern.compile("(?i)(https?://[^/?#]*)([^?#]*)(?:\\?([^#]*))?");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    /** The client's own business. */
    private static final Set<String> FORBIDDEN =
            Set.of("content-length", "transfer-encoding", "connection", "accept-encoding");

    private final DispatcherSettings settings;
    private final Map<String, String> constants;
    private final Set<String> known;
    private final Map<String, Template> templates = new HashMap<>();

    PlanReader(DispatcherSettings settings, Map<String, String> constants) {
        this.settings = settings;
        this.constants = constants;
        known = new HashSet<>(Fields.OF_SMS);
        known.addAll(Fields.OF_SETTINGS);
        known.addAll(constants.keySet());
    }

    RequestPlan read(Charset charset, List<FixedHeader> fixed) {
        UrlTemplate url = url();
        Optional<BodyTemplate> body = body(charset);
        List<Parameter> headers = parameters("header.");
        headers.forEach(header -> checkHeader(header.name()));
        checkFields();
        Charset written = body.map(b -> b.type().charset(charset)).orElse(charset);
        RequestPlan plan = new RequestPlan(url, body.orElse(null), headers, fixed, written == null ? charset : written);
        tryOut(plan);
        return plan;
    }

    private UrlTemplate url() {
        String text = settings.requiredText("url", ALLOWED_URL);
        Optional<String> base = settings.text("baseUrl");
        if (base.isPresent() && BaseUrl.check(base.get()).isEmpty()) {
            throw settings.wrong("baseUrl", BaseUrl.shape(base.get()), BaseUrl.ALLOWED);
        }
        if (text.startsWith("/")) {
            text = settings.requiredText("baseUrl", BaseUrl.ALLOWED).replaceFirst("/+$", "") + text;
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw settings.wrong("url", shape(text), ALLOWED_URL);
        }
        String origin = parts.group(1);
        if (origin.contains("@")) {
            throw settings.wrong(
                    "url", "credentials before the host", ALLOWED_URL + "; see auth, username and password");
        }
        if (HttpUrl.parse(origin) == null || origin.matches(".*[%{}].*")) {
            throw settings.wrong("url", shape(origin), ALLOWED_URL);
        }
        String query = parts.group(3);
        return new UrlTemplate(
                origin,
                template("url", parts.group(2).isEmpty() ? "/" : parts.group(2), Kind.URL),
                template("url?", query == null ? "" : query, Kind.URL),
                parameters("query."));
    }

    /** Without path and query: either may hold a token. */
    private static String shape(String url) {
        return BaseUrl.shape(url.replaceFirst("(?s)(//[^/?#]*)[/?#].*", "$1/***"));
    }

    private Optional<BodyTemplate> body(Charset charset) {
        String method = settings.text("method").orElse("GET").toUpperCase(Locale.ROOT);
        List<Parameter> form = parameters("form.");
        Optional<String> json = settings.text("json");
        Optional<String> xml = settings.text("xml");
        int kinds = (form.isEmpty() ? 0 : 1) + (json.isPresent() ? 1 : 0) + (xml.isPresent() ? 1 : 0);
        if (!method.equals("GET") && !method.equals("POST")) {
            throw settings.wrong("method", method, "GET or POST");
        }
        boolean post = method.equals("POST");
        if (kinds > (post ? 1 : 0)) {
            throw settings.wrong("method", method, "POST with one of form.NAME, json and xml; GET with none of them");
        }
        if (!post) {
            return Optional.empty();
        }
        if (json.isPresent()) {
            return Optional.of(new BodyTemplate.Document(
                    document("json", json.get()),
                    Place.JSON,
                    MediaTypes.of("application/json", StandardCharsets.UTF_8)));
        }
        if (xml.isPresent()) {
            String type = settings.text("contentType").orElse("application/xml");
            return Optional.of(new BodyTemplate.Document(
                    document("xml", xml.get()),
                    Place.XML,
                    MediaTypes.parse(type, charset)
                            .orElseThrow(() -> settings.wrong("contentType", type, "a media type"))));
        }
        return Optional.of(new BodyTemplate.Form(form, MediaTypes.of("application/x-www-form-urlencoded", charset)));
    }

    private Template document(String key, String text) {
        Template template = template(key, text, Kind.DOCUMENT);
        if (template.isConditional()) {
            throw settings.wrong(key, "a condition {?name}", "conditions in query.NAME, form.NAME and header.NAME");
        }
        return template;
    }

    private List<Parameter> parameters(String prefix) {
        List<Parameter> all = new ArrayList<>();
        settings.startingWith(prefix).forEach((name, value) -> {
            // An empty value takes a preset's parameter out.
            if (!value.isBlank()) {
                all.add(new Parameter(name, template(prefix + name, value.strip(), Kind.VALUE)));
            }
        });
        return List.copyOf(all);
    }

    private Template template(String key, String text, Kind kind) {
        try {
            Template template = TemplateParser.parse(text, kind, known);
            templates.put(key, template);
            return template;
        } catch (BadTemplateException e) {
            throw settings.wrong(key.replace("?", ""), e.received(), e.allowed());
        }
    }

    private void checkHeader(String name) {
        if (!HEADER.matcher(name).matches() || FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
            throw settings.wrong(
                    "header." + name.replaceAll("[^A-Za-z0-9-]", "?"), "this name", "a header name, not " + FORBIDDEN);
        }
    }

    private void checkFields() {
        Set<String> used = new HashSet<>();
        Fields sample = new Fields(Fields.OfSms.SAMPLE, constants);
        templates.forEach((key, template) -> {
            used.addAll(template.fields());
            if (template.applies(sample)) {
                for (String field : template.fields()) {
                    if (sample.value(field) == null) {
                        settings.requiredText(field, "a value: " + key.replace("?", "") + " uses it");
                    }
                }
            }
        });
        if (!used.contains("phone")) {
            throw settings.wrong("url", "no {phone}", "{phone} or %(phone)s in url, query, form, json, xml or header");
        }
        if (!used.contains("text") && !used.contains("sms")) {
            throw settings.wrong("url", "no {text}", "{text} or %(sms)s in url, query, form, json, xml or header");
        }
    }

    private void tryOut(RequestPlan plan) {
        Fields sample = new Fields(Fields.OfSms.SAMPLE, constants);
        try {
            plan.request(sample);
            @Nullable BodyTemplate body = plan.body();
            if (body instanceof BodyTemplate.Document document) {
                String text = document.write(sample, plan.charset());
                if (document.place() == Place.JSON && !Facts.isJson(text)) {
                    throw settings.wrong("json", "a text that isn't JSON", "JSON with text fields within strings");
                }
                if (document.place() == Place.XML && !XmlCheck.isWellFormed(text)) {
                    throw settings.wrong("xml", "a text that isn't XML", "well-formed XML without a DOCTYPE");
                }
            }
        } catch (UnwritableException e) {
            throw settings.wrong("url", e.reason(), "templates and settings that can be written in " + plan.charset());
        }
    }
}
