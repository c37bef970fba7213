package io.evenkeel.http.gateway;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.ResponseEntity;
import akka.japi.pf.PFBuilder;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.service.LoadHeader;
import io.evenkeel.core.service.LoadReport;
import io.evenkeel.core.service.Ticket;
import io.evenkeel.http.gateway.client.BrokenRequestException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The answer of an instance. Its ticket is given back when its body has ended; a long one that
 * still runs well after {@code patienceNanos} counts as good by then. A status of 5xx and a body
 * that breaks off count as failures.
 */
record Answer(
    HttpResponse response,
    Ticket ticket,
    boolean good,
    Optional<LoadReport> load,
    long patienceNanos) {

  private static final int SERVER_ERROR = 500;

  static Answer of(HttpResponse response, Ticket ticket, long patienceNanos) {
    var load =
        response.getHeader(LoadHeader.NAME).map(HttpHeader::value).flatMap(LoadHeader::parse);
    boolean good = response.status().intValue() < SERVER_ERROR;
    return new Answer(response, ticket, good, load, patienceNanos);
  }

  /** As the client gets it, with or without a body. */
  HttpResponse passed(boolean withBody) {
    var passed =
        response.withHeaders(ProxyHeaders.toClient(response.getHeaders(), ticket.instance().id()));
    if (response.entity().isStrict() || !withBody) {
      settle(true);
      return passed;
    }
    return passed.withEntity(watched(response.entity()));
  }

  private ResponseEntity watched(ResponseEntity entity) {
    var whole = new CompletableFuture<Boolean>();
    var unused =
        whole
            .completeOnTimeout(true, Math.max(0, patienceNanos), TimeUnit.NANOSECONDS)
            .thenAccept(this::settle);
    return Streamed.like(entity, watched(entity.getDataBytes(), whole));
  }

  /** What the client does to the stream says nothing of the instance. */
  private static Source<ByteString, Object> watched(
      Source<ByteString, Object> bytes, CompletableFuture<Boolean> whole) {
    return bytes
        .mapError(
            new PFBuilder<Throwable, Throwable>()
                .matchAny(
                    failure -> {
                      whole.complete(failure instanceof BrokenRequestException);
                      return failure;
                    })
                .build())
        .watchTermination(
            (before, end) -> {
              var unused =
                  DirectStage.of(end).whenComplete((done, failure) -> whole.complete(true));
              return before;
            });
  }

  private void settle(boolean whole) {
    if (good && whole) {
      ticket.replied(load);
    } else {
      ticket.failed(load);
    }
  }
}
