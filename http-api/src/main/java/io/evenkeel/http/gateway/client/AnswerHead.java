package io.evenkeel.http.gateway.client;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.DateTime;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.ResponseEntity;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.Date;
import akka.http.javadsl.model.headers.RawHeader;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Status and headers of an answer as Akka HTTP has them. Only those are parsed that it refuses as
 * text. Thread-safe; remembers some of earlier answers.
 */
final class AnswerHead {

  private static final int MOST_TYPES = 256;
  private static final AsciiString[] OF_THE_ENTITY = {
    HttpHeaderNames.CONTENT_TYPE, HttpHeaderNames.CONTENT_LENGTH, HttpHeaderNames.TRANSFER_ENCODING
  };

  private final Map<String, ContentType> types = new ConcurrentHashMap<>();
  private volatile Remembered date = new Remembered("", Optional.empty());
  private volatile Remembered server = new Remembered("", Optional.empty());

  /** A header that comes again with nearly every answer. */
  private record Remembered(String value, Optional<HttpHeader> header) {}

  /**
   * The answer with this entity.
   *
   * @throws IllegalArgumentException when its status is none
   */
  HttpResponse response(io.netty.handler.codec.http.HttpResponse head, ResponseEntity entity) {
    return HttpResponse.create()
        .withStatus(status(head.status()))
        .withHeaders(headers(head))
        .withEntity(entity);
  }

  /**
   * A status, of which only the class may be known.
   *
   * @throws IllegalArgumentException when not even that is
   */
  static StatusCode status(HttpResponseStatus status) {
    int code = status.code();
    if (code < 100 || code > 599) {
      throw new IllegalArgumentException("no status: " + code);
    }
    return StatusCodes.lookup(code)
        .orElseGet(() -> StatusCodes.custom(code, status.reasonPhrase(), ""));
  }

  /** The content type, as Akka's own client reads it. */
  ContentType type(io.netty.handler.codec.http.HttpResponse head) {
    var value = head.headers().get(HttpHeaderNames.CONTENT_TYPE);
    if (value == null) {
      return ContentTypes.NO_CONTENT_TYPE;
    }
    var known = types.get(value);
    if (known != null) {
      return known;
    }
    if (types.size() >= MOST_TYPES) {
      types.clear(); // some instance makes them up
    }
    return types.computeIfAbsent(value, AnswerHead::parsedType);
  }

  private static ContentType parsedType(String value) {
    try {
      return ContentTypes.parse(value);
    } catch (IllegalArgumentException e) {
      return ContentTypes.APPLICATION_OCTET_STREAM;
    }
  }

  private List<HttpHeader> headers(io.netty.handler.codec.http.HttpResponse head) {
    var headers = new ArrayList<HttpHeader>(head.headers().size() + 1);
    var all = head.headers().iteratorCharSequence();
    while (all.hasNext()) {
      var one = all.next();
      var name = one.getKey();
      if (is(name, HttpHeaderNames.DATE)) {
        date(one.getValue().toString()).ifPresent(headers::add);
      } else if (is(name, HttpHeaderNames.SERVER)) {
        server(one.getValue().toString()).ifPresent(headers::add);
      } else if (!isOfTheEntity(name)) {
        headers.add(RawHeader.create(name.toString(), one.getValue().toString()));
      }
    }
    return headers;
  }

  private static boolean isOfTheEntity(CharSequence name) {
    for (var other : OF_THE_ENTITY) {
      if (is(name, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(CharSequence name, AsciiString other) {
    return other.contentEqualsIgnoreCase(name);
  }

  private Optional<HttpHeader> date(String value) {
    if (!date.value().equals(value)) {
      date = new Remembered(value, parsedDate(value));
    }
    return date.header();
  }

  /** Akka HTTP has no dates before 1800 and after 2199. */
  private static Optional<HttpHeader> parsedDate(String value) {
    try {
      return Optional.ofNullable(DateFormatter.parseHttpDate(value))
          .map(parsed -> Date.create(DateTime.create(parsed.toInstant().toEpochMilli())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<HttpHeader> server(String value) {
    if (!server.value().equals(value)) {
      server = new Remembered(value, parsedServer(value));
    }
    return server.header();
  }

  private static Optional<HttpHeader> parsedServer(String value) {
    try {
      return Optional.of(HttpHeader.parse("Server", value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
