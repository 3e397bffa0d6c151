// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A real HTTP server whose pages are set one by one; posts are answered with "0 OK" for every task unless set. */
final class GatewayPeer implements AutoCloseable {

    /** A dev-status with ports 1 and 2 registered and an empty one. */
    static final String STATUS = "{\"type\":\"dev-status\",\"seq\":1,\"expires\":-1,\"mac\":\"00-30-f1-00-00-01\","
            + "\"max-ports\":4,\"max-slot\":1,\"status\":[{\"port\":\"1.01\",\"seq\":1,\"st\":3,\"sig\":15},"
            + "{\"port\":\"2.01\",\"seq\":1,\"st\":3},{\"port\":\"3.01\",\"sim\":\"\",\"seq\":1,\"st\":0}]}";

    private MockWebServer server = new MockWebServer();
    private int port;
    private boolean listening;
    final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Function<RecordedRequest, MockResponse>> pages = new ConcurrentHashMap<>();
    private final Semaphore posts = new Semaphore(0);

    GatewayPeer() {
        page("post_sms", GatewayPeer::takeAll);
        page("get_status", request -> json(STATUS));
        page(
                "get_sms",
                request -> json(
                        "{\"code\":0,\"reason\":\"OK\",\"ssrc\":\"a1\",\"sms_num\":0,\"next_sms\":1,\"data\":[]}"));
        listen();
    }

    void listen() {
        if (listening) {
            return;
        }
        server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        try {
            if (port == 0) {
                // A named port is opened for reuse, so that it can be closed and opened again.
                try (ServerSocket free = new ServerSocket(0)) {
                    port = free.getLocalPort();
                }
            }
            server.start(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listening = true;
    }

    void refuse() {
        if (listening) {
            server.close();
            listening = false;
        }
    }

    private MockResponse answer(RecordedRequest request) {
        requests.add(request);
        String path = request.getUrl().encodedPath();
        String page = path.replaceAll(".*/(?:goip_)?(.*)\\.(html|json)$", "$1");
        if (page.equals("post_sms")) {
            posts.release();
        }
        return pages.getOrDefault(
                        page, any -> new MockResponse.Builder().code(404).build())
                .apply(request);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void page(String name, Function<RecordedRequest, MockResponse> answer) {
        pages.put(name, answer);
    }

    /** The task array of the n-th post, from 0. */
    JsonNode tasks(int post) {
        return body(posts().get(post)).path("tasks");
    }

    List<RecordedRequest> posts() {
        return requests.stream()
                .filter(r -> r.getUrl().encodedPath().endsWith("post_sms.html"))
                .toList();
    }

    boolean awaitPost(long millis) throws InterruptedException {
        return posts.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }

    static ObjectNode body(RecordedRequest request) {
        ByteString body = request.getBody();
        return Json.readObject(body == null ? "" : body.utf8()).orElseThrow();
    }

    static MockResponse json(String body) {
        return response(200, "application/json", body);
    }

    static MockResponse response(int status, String type, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", type)
                .body(body)
                .build();
    }

    static MockResponse takeAll(RecordedRequest request) {
        return answerAll(request, "0 OK");
    }

    static MockResponse answerAll(RecordedRequest request, String status) {
        ObjectNode reply = Json.object().put("code", 200).put("reason", "OK").put("type", "task-status");
        ArrayNode array = reply.putArray("status");
        body(request)
                .path("tasks")
                .forEach(task -> array.addObject()
                        .put("tid", task.path("tid").longValue())
                        .put("status", status));
        return json(Json.write(reply));
    }

    @Override
    public void close() {
        refuse();
    }
}
