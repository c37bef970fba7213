package io.evenkeel.http.scaling.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An API server in memory: the objects of fabric8's CRUD mock behind the JDK's HTTP server, and
 * before them the scale subresource as Kubernetes answers it: an object of the kind Scale, without
 * replicas when there are none, and 409 for an old version.
 */
final class ApiServer implements AutoCloseable {

  /** How a request is answered, or not at all; {@code usual} carries it out. */
  @FunctionalInterface
  interface Reaction {
    @Nullable MockResponse to(RecordedRequest request, Supplier<MockResponse> usual);
  }

  static final Reaction USUAL = (request, usual) -> usual.get();

  /** Does it and says nothing. */
  static final Reaction SILENT =
      (request, usual) -> {
        usual.get();
        return null;
      };

  /** Does it and lets the client wait. */
  static final Reaction HANGS =
      (request, usual) -> {
        usual.get();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return null;
      };

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesCrudDispatcher objects = new KubernetesCrudDispatcher();
  private final List<RecordedRequest> scaleRequests = new CopyOnWriteArrayList<>();
  private final Queue<Reaction> reactions = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final KubernetesClient client;
  private volatile Reaction reaction = USUAL;
  private int changes;

  ApiServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    client =
        new KubernetesClientBuilder()
            .withHttpClientFactory(new JdkHttpClientFactory())
            .withConfig(access().build())
            .build();
  }

  /** What a client that reaches this server is made of; its namespace is {@code test}. */
  ConfigBuilder access() {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(url())
        .withNamespace("test")
        .withOauthToken("a-token")
        .withHttp2Disable(true);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  void create(HasMetadata object) {
    client.resource(object).create();
  }

  /** What somebody else does at the same time, on the thread of this server. */
  void changeBesides() {
    var path = "/apis/apps/v1/namespaces/shop/statefulsets/evenkeel";
    var object = json(objects.handleGet(path).getBody().readUtf8());
    ((ObjectNode) object.get("spec")).put("minReadySeconds", ++changes);
    put(path, object);
  }

  StatefulSet statefulSet() {
    return client.apps().statefulSets().inNamespace("shop").withName("evenkeel").get();
  }

  int replicas() {
    return statefulSet().getSpec().getReplicas();
  }

  /** Methods and paths of the requests for scales. */
  List<String> scaleRequests() {
    return scaleRequests.stream().map(r -> r.getMethod() + " " + r.getPath()).toList();
  }

  List<RecordedRequest> recordedScaleRequests() {
    return List.copyOf(scaleRequests);
  }

  /** The next requests for scales are answered so, one after the other. */
  void next(Reaction... answers) {
    reactions.addAll(Arrays.asList(answers));
  }

  /** All others are answered so. */
  void always(Reaction answer) {
    reaction = answer;
  }

  /** An answer with an error, as Kubernetes words it. */
  static MockResponse failure(int code, String message) {
    var status =
        Map.of(
            "kind",
            "Status",
            "apiVersion",
            "v1",
            "status",
            "Failure",
            "message",
            message,
            "code",
            code);
    return new MockResponse().setResponseCode(code).setBody(text(status));
  }

  static Reaction fails(int code, String message) {
    return (request, usual) -> failure(code, message);
  }

  /** What is under way is cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }

  /** Without an answer the connection is closed. */
  private void handle(HttpExchange exchange) throws IOException {
    var request =
        new RecordedRequest(
            "HTTP_1_1",
            method(exchange.getRequestMethod()),
            exchange.getRequestURI().toString(),
            headers(exchange),
            new Buffer(exchange.getRequestBody().readAllBytes()));
    var response = dispatch(request);
    if (response != null) {
      var body = response.getBody() == null ? new byte[0] : response.getBody().getBytes();
      exchange.sendResponseHeaders(response.code(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** Not by valueOf, which needs classes of the mock's own server. */
  private static HttpMethod method(String name) {
    return switch (name) {
      case "GET" -> HttpMethod.GET;
      case "POST" -> HttpMethod.POST;
      case "PUT" -> HttpMethod.PUT;
      default -> throw new IllegalArgumentException("not asked for here: " + name);
    };
  }

  private static Headers headers(HttpExchange exchange) {
    var headers = Headers.builder();
    exchange.getRequestHeaders().forEach((name, values) -> headers.add(name, values.get(0)));
    return headers.build();
  }

  private @Nullable MockResponse dispatch(RecordedRequest request) {
    if (!request.getPath().endsWith("/scale")) {
      return objects.dispatch(request);
    }
    scaleRequests.add(request);
    var planned = reactions.poll();
    return (planned == null ? reaction : planned).to(request, () -> scale(request));
  }

  private MockResponse put(String path, ObjectNode object) {
    var body = new Buffer().writeUtf8(text(object));
    return objects.dispatch(
        new RecordedRequest("HTTP_1_1", HttpMethod.PUT, path, Headers.builder().build(), body));
  }

  private static String text(Object json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MockResponse scale(RecordedRequest request) {
    var path = request.getPath().replaceAll("/scale$", "");
    var found = objects.handleGet(path);
    if (found.code() != 200) {
      return failure(404, path + " not found");
    }
    var object = json(found.getBody().readUtf8());
    return request.getMethod().equals("PUT")
        ? replace(path, object, json(request.getUtf8Body()))
        : new MockResponse().setResponseCode(200).setBody(text(scaleOf(object)));
  }

  private MockResponse replace(String path, ObjectNode object, ObjectNode scale) {
    if (!scale.path("kind").asText().equals("Scale")
        || !scale.at("/metadata/name").equals(object.at("/metadata/name"))) {
      return failure(400, "no scale of this object");
    }
    var version = scale.at("/metadata/resourceVersion");
    if (!version.isMissingNode() && !version.equals(object.at("/metadata/resourceVersion"))) {
      return failure(409, "the object has been modified");
    }
    ((ObjectNode) object.get("spec")).put("replicas", scale.at("/spec/replicas").asInt());
    var stored = put(path, object);
    return stored.code() == 200
        ? stored.setBody(text(scaleOf(json(stored.getBody().readUtf8()))))
        : stored;
  }

  private ObjectNode scaleOf(ObjectNode object) {
    var scale = JSON.createObjectNode().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    var metadata = scale.putObject("metadata");
    for (var field : List.of("name", "namespace", "uid", "resourceVersion")) {
      metadata.set(field, object.at("/metadata/" + field));
    }
    int replicas = object.at("/spec/replicas").asInt();
    var spec = scale.putObject("spec");
    if (replicas > 0) {
      spec.put("replicas", replicas);
    }
    scale.putObject("status").put("replicas", replicas).put("selector", "app=evenkeel");
    return scale;
  }
}
