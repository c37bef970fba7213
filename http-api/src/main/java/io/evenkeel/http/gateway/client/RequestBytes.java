package io.evenkeel.http.gateway.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

/**
 * Writes requests as HTTP/1.1 bytes. By hand: the encoder of netty-codec-http wants all headers in
 * a map of its own first. Pure.
 */
final class RequestBytes {

  private static final int HEAD_BYTES = 512;
  private static final byte[] HOST = ascii(" HTTP/1.1\r\nHost: ");
  private static final byte[] TYPE = ascii("Content-Type: ");
  private static final byte[] LENGTH = ascii("Content-Length: ");
  private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
  private static final byte[] COLON = ascii(": ");
  private static final byte[] LINE = ascii("\r\n");
  private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");

  private RequestBytes() {}

  /** All up to the body, and the body too when it is strict. */
  static ByteBuf of(Outgoing request, Target target, ByteBufAllocator allocator) {
    var strict = request.entity() instanceof HttpEntity.Strict whole ? whole.getData() : null;
    var out = allocator.directBuffer(HEAD_BYTES + (strict == null ? 0 : strict.size()));
    try {
      head(request, target, out);
      if (strict != null) {
        body(strict, out);
      }
      return out;
    } catch (RuntimeException bug) {
      out.release();
      throw bug;
    }
  }

  /** A part of a body that is chunked. */
  static ByteBuf chunk(ByteString part, ByteBufAllocator allocator) {
    var out = allocator.directBuffer(part.size() + 16);
    ByteBufUtil.writeAscii(out, Integer.toHexString(part.size()));
    out.writeBytes(LINE);
    body(part, out);
    return out.writeBytes(LINE);
  }

  static ByteBuf lastChunk(ByteBufAllocator allocator) {
    return allocator.directBuffer(LAST_CHUNK.length).writeBytes(LAST_CHUNK);
  }

  /** A part of a body of known length. */
  static ByteBuf part(ByteString part, ByteBufAllocator allocator) {
    var out = allocator.directBuffer(part.size());
    body(part, out);
    return out;
  }

  private static void head(Outgoing request, Target target, ByteBuf out) {
    ByteBufUtil.writeAscii(out, request.method().value());
    out.writeByte(' ');
    ByteBufUtil.writeAscii(out, target.line(request.target()));
    out.writeBytes(HOST);
    ByteBufUtil.writeAscii(out, target.authority());
    out.writeBytes(LINE);
    for (var header : request.headers()) {
      header(header, out);
    }
    framing(request, out);
    out.writeBytes(LINE);
  }

  private static void header(HttpHeader header, ByteBuf out) {
    ByteBufUtil.writeAscii(out, header.name());
    out.writeBytes(COLON);
    ByteBufUtil.writeUtf8(out, header.value()); // as Akka HTTP read it
    out.writeBytes(LINE);
  }

  private static void framing(Outgoing request, ByteBuf out) {
    var entity = request.entity();
    var type = entity.getContentType();
    if (!type.equals(ContentTypes.NO_CONTENT_TYPE)) {
      out.writeBytes(TYPE);
      ByteBufUtil.writeAscii(out, type.toString());
      out.writeBytes(LINE);
    }
    var length = entity.getContentLengthOption();
    if (length.isEmpty()) {
      out.writeBytes(CHUNKED);
    } else if (length.getAsLong() > 0 || meansABody(request)) {
      out.writeBytes(LENGTH);
      ByteBufUtil.writeAscii(out, Long.toString(length.getAsLong()));
      out.writeBytes(LINE);
    }
  }

  /** RFC 9110, 8.6: those whose meaning includes a body say so when there is none. */
  private static boolean meansABody(Outgoing request) {
    var method = request.method();
    return method == HttpMethods.POST || method == HttpMethods.PUT || method == HttpMethods.PATCH;
  }

  private static void body(ByteString bytes, ByteBuf out) {
    for (var part : bytes.getByteBuffers()) {
      out.writeBytes(part);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
