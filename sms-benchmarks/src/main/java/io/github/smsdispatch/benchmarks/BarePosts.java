// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The floor: bodies that are ready before the clock starts, posted in a loop; replies are read, not understood. */
final class BarePosts implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json;charset=utf-8");

    private final OkHttpClient client =
            new OkHttpClient.Builder().socketFactory(new NoDelay()).build();
    private final HttpUrl url;
    private int tid;

    BarePosts(ChildSimulator gateway) {
        url = HttpUrl.get(gateway.baseUrl())
                .newBuilder()
                .addPathSegment("goip_post_sms.html")
                .addQueryParameter("version", "1.1")
                .addQueryParameter("username", ChildSimulator.USER)
                .addQueryParameter("password", ChildSimulator.PASSWORD)
                .build();
    }

    /** Task ids are fresh: the gateway does less for one that it knows already. */
    List<byte[]> bodies(int posts, int tasks) {
        return IntStream.range(0, posts)
                .mapToObj(post -> IntStream.range(0, tasks)
                        .mapToObj(this::task)
                        .collect(Collectors.joining(
                                ",",
                                "{\"type\":\"send-sms\",\"task_num\":" + tasks
                                        + ",\"sr_cnt\":1,\"sr_prd\":5,\"tasks\":[",
                                "]}"))
                        .getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private String task(int i) {
        tid++;
        // As many digits as the dispatcher's own ids have.
        return "{\"tid\":" + (1_000_000_000 + tid) + ",\"to\":\"" + PostComparison.RECIPIENT + "\",\"sms\":\""
                + PostComparison.text(i)
                + "\",\"tmo\":30,\"sdr\":1,\"fdr\":1,\"dr\":0,\"sr_cnt\":1,\"sr_prd\":5}";
    }

    void post(byte[] body) {
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() != 200 || !response.body().string().contains("\"code\":200")) {
                throw new IllegalStateException("the bare post was refused with HTTP " + response.code());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** Without it each larger POST stalls for some 40 ms, and anything would look fast beside that. */
    private static final class NoDelay extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("the client connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("the client connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("the client connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("the client connects by itself");
        }
    }
}
