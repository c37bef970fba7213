package io.evenkeel.http.gateway.client;

import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.ResponseEntity;
import akka.stream.Attributes;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the answer to one request together. It is passed on as a whole when it came at once, or says
 * that it is short and comes in time; else its headers are, and then its body as it comes. Interim
 * answers (1xx) and trailers are dropped. On the event loop only.
 */
final class Incoming {

  /** What is longer is passed on as a stream, also when it came at once. */
  static final int MOST_STRICT_BYTES = 64 * 1024;

  /** What is as short is not passed on before it is whole: many send headers and body apart. */
  static final int MOST_WAITED_BYTES = 16 * 1024;

  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int RESET = 205;
  private static final int MOST_INTERIM = 32;

  /** Parts of a stream that wait in it, each at most {@link #MOST_STRICT_BYTES}. */
  private static final Attributes BUFFER = Attributes.inputBuffer(1, 4);

  private final Exchange exchange;
  private final AnswerHead heads;
  private final Supplier<ResponseBody> bodies;
  private @Nullable HttpResponse head;
  private @Nullable ResponseBody body;
  private ByteString whole = ByteString.emptyByteString();
  private boolean interim;
  private int interims;
  private boolean ended;

  /**
   * Of an exchange.
   *
   * @param bodies makes its stream, if it needs one, and stops reading by itself
   */
  Incoming(Exchange exchange, AnswerHead heads, Supplier<ResponseBody> bodies) {
    this.exchange = exchange;
    this.heads = heads;
    this.bodies = bodies;
  }

  /** All of it has come. */
  boolean hasEnded() {
    return ended;
  }

  /** Whether the connection can take another request after it. */
  boolean keepsAlive() {
    return ended && head != null && HttpUtil.isKeepAlive(head) && isFramed(head);
  }

  /** A reset has no body, but may say that it has. */
  private boolean isFramed(HttpResponse its) {
    if (its.status().code() == RESET) {
      return HttpUtil.getContentLength(its, -1L) == 0;
    }
    return isBodiless(its)
        || (HttpUtil.isTransferEncodingChunked(its) && its.protocolVersion().equals(HTTP_1_1))
        || its.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
  }

  private boolean isBodiless(HttpResponse its) {
    int code = its.status().code();
    return exchange.request.isHead() || code == 204 || code == 304;
  }

  /**
   * Takes the next part; the caller releases it.
   *
   * @throws IOException when it is no part of an answer
   */
  void take(HttpObject part) throws IOException {
    if (part.decoderResult().isFailure()) {
      throw new IOException("what came is no HTTP/1.1", part.decoderResult().cause());
    }
    if (ended) {
      throw new IOException("there came more than one answer");
    }
    if (part instanceof HttpResponse found) {
      begin(found);
    }
    if (part instanceof HttpContent content) {
      if (!interim) {
        add(content.content());
      }
      if (part instanceof LastHttpContent) {
        end();
      }
    }
  }

  private void begin(HttpResponse found) throws IOException {
    check(found);
    interim = found.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (!interim) {
      head = found;
    } else if (++interims > MOST_INTERIM) {
      throw new IOException("interim answers without end");
    }
  }

  private static void check(HttpResponse found) throws IOException {
    var codings = String.join(", ", found.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING));
    if (!codings.isEmpty() && !codings.equalsIgnoreCase("chunked")) {
      throw new IOException("Transfer-Encoding '" + codings + "', which nobody asked for");
    }
    if (found.status().code() == SWITCHING_PROTOCOLS) {
      throw new IOException("a switch of protocols, which nobody asked for");
    }
    try {
      var unused = AnswerHead.status(found.status());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void add(ByteBuf content) {
    if (!content.isReadable()) {
      return;
    }
    var bytes = ByteString.fromArrayUnsafe(ByteBufUtil.getBytes(content));
    if (body != null) {
      body.add(bytes);
    } else if (whole.size() + bytes.size() <= MOST_STRICT_BYTES) {
      whole = whole.isEmpty() ? bytes : whole.concat(bytes);
    } else {
      stream().add(bytes);
    }
  }

  private void end() {
    if (interim) {
      interim = false;
      return;
    }
    if (body != null) {
      ended = true;
      body.complete();
    } else if (head != null) {
      var response = heads.response(head, strict(head));
      ended = true;
      exchange.answered(response);
    }
  }

  private ResponseEntity strict(HttpResponse its) {
    long length = HttpUtil.getContentLength(its, 0L);
    var type = heads.type(its);
    return exchange.request.isHead() && AnswerHead.status(its.status()).allowsEntity() && length > 0
        ? HttpEntities.create(type, length, Source.empty())
        : HttpEntities.create(type, whole);
  }

  /** Nothing more has come by now: what there is passes on, if the rest is worth a stream. */
  void pause() {
    if (body != null) {
      body.pass();
    } else if (head != null && !ended && !isShort(head)) {
      stream().pass();
    }
  }

  private static boolean isShort(HttpResponse its) {
    long length = HttpUtil.getContentLength(its, Long.MAX_VALUE);
    return length <= MOST_WAITED_BYTES;
  }

  /** Its time is over: what there is passes on; false when there are not even headers. */
  boolean passOn() {
    if (head != null && body == null) {
      stream().pass();
    }
    return head != null;
  }

  private ResponseBody stream() {
    var its = head;
    if (its == null) {
      throw new AssertionError("a body without a head");
    }
    var stream = bodies.get();
    var response = heads.response(its, streamed(its, stream));
    stream.add(whole);
    whole = ByteString.emptyByteString();
    body = stream;
    exchange.answered(response);
    return stream;
  }

  private ResponseEntity streamed(HttpResponse its, ResponseBody stream) {
    var source = Source.fromPublisher(stream).withAttributes(BUFFER);
    var type = heads.type(its);
    if (HttpUtil.isTransferEncodingChunked(its)) {
      return HttpEntities.createChunked(type, source);
    }
    long length = HttpUtil.getContentLength(its, -1L);
    return length > 0
        ? HttpEntities.create(type, length, source)
        : HttpEntities.createCloseDelimited(type, source);
  }

  /** There will be no more of it; nothing to what has ended. */
  void fail(Throwable cause) {
    exchange.failed(cause);
    if (body != null) {
      body.fail(cause);
    }
  }
}
