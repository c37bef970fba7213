package io.evenkeel.http.gateway.client;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RequestEntity;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import akka.stream.javadsl.Sink;
import akka.util.ByteString;
import io.netty.channel.ChannelFactory;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A client under test, asked in a simple way. */
final class Upstream implements AutoCloseable {

  private static final Duration SHORT = Duration.ofSeconds(1);

  static final ClientSettings SETTINGS =
      new ClientSettings(
          2, 2, 8, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(20), SHORT);

  private static final ActorTestKit KIT = ActorTestKit.create();

  final Materializer materializer = SystemMaterializer.get(KIT.system()).materializer();
  final UpstreamClient client;

  /** With short times for what nobody wants. */
  static ClientSettings settings(
      int threads, int connections, int calls, Duration connect, Duration idle) {
    return new ClientSettings(threads, connections, calls, connect, idle, SHORT, SHORT);
  }

  Upstream(ClientSettings settings) {
    client = new UpstreamClient(settings, materializer, Runnable::run);
  }

  Upstream(ClientSettings settings, Supplier<SslContext> tls) {
    client = new UpstreamClient(settings, materializer, Runnable::run, tls, NioSocketChannel::new);
  }

  Upstream(ClientSettings settings, ChannelFactory<SocketChannel> channels) {
    client = new UpstreamClient(settings, materializer, Runnable::run, Upstream::noTls, channels);
  }

  private static SslContext noTls() {
    throw new IllegalStateException("none here");
  }

  CompletableFuture<HttpResponse> get(String url) {
    return send(url, HttpMethods.GET, HttpEntities.EMPTY, Duration.ofSeconds(30));
  }

  CompletableFuture<HttpResponse> post(String url, RequestEntity body) {
    return send(url, HttpMethods.POST, body, Duration.ofSeconds(30));
  }

  CompletableFuture<HttpResponse> send(
      String url, HttpMethod method, RequestEntity body, Duration timeout) {
    var answer = new CompletableFuture<HttpResponse>();
    var request = new Outgoing(method, "/x", List.of(RawHeader.create("X-Mine", "1")), body);
    client.send(
        url,
        request,
        timeout.toNanos(),
        new Reception() {
          @Override
          public void answered(HttpResponse response) {
            answer.complete(response);
          }

          @Override
          public void failed(Throwable failure) {
            answer.completeExceptionally(failure);
          }
        });
    return answer.orTimeout(20, TimeUnit.SECONDS);
  }

  String text(HttpResponse response) {
    return bytes(response).join().utf8String();
  }

  CompletableFuture<ByteString> bytes(HttpResponse response) {
    return response
        .entity()
        .getDataBytes()
        .runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), materializer)
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    client.stop().toCompletableFuture().join();
  }
}
