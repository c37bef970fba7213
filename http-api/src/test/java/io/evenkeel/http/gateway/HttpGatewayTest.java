package io.evenkeel.http.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.stream.SystemMaterializer;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.NodeConfig;
import io.evenkeel.core.protection.Deadline;
import io.evenkeel.core.service.Services;
import io.evenkeel.core.service.VisibleCall;
import io.evenkeel.http.gateway.client.UpstreamClient;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class HttpGatewayTest {

  private static final Services BROKEN =
      (Services)
          Proxy.newProxyInstance(
              Services.class.getClassLoader(),
              new Class<?>[] {Services.class},
              (proxy, method, arguments) -> {
                throw new IllegalStateException("a bug");
              });

  /** Nor is it hidden from the log. */
  @Test
  void aBugIsNotBlamedOnTheBodyOfTheRequest() {
    var kit = ActorTestKit.create();
    try {
      var settings = GatewaySettings.from(NodeConfig.resolve(ConfigFactory.empty()));
      var materializer = SystemMaterializer.get(kit.system()).materializer();
      var client = new UpstreamClient(settings.client(), materializer, Runnable::run);
      var gateway = new HttpGateway(kit.system(), BROKEN, client, settings, System::nanoTime);
      var body = Source.single(ByteString.fromString("abc"));
      var request =
          HttpRequest.POST("/x")
              .withEntity(HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, 3, body));
      var passage =
          new Passage(
              "s",
              "/x",
              VisibleCall.of("", "", 3),
              "",
              request,
              Deadline.in(5_000_000_000L, System.nanoTime()));
      assertThatThrownBy(gateway.forward(passage).toCompletableFuture()::join)
          .hasRootCauseMessage("a bug");
      client.stop();
    } finally {
      kit.shutdownTestKit();
    }
  }
}
