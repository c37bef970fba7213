package io.evenkeel.http.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.net.URI;

/**
 * Writes requests to one target as HTTP/1.1 bytes.
 *
 * <p>By hand, because the encoder of netty-codec-http needs a header map for each request: that is
 * half of the client's allocation.
 */
final class RequestBytes {

  private static final byte[] CONTENT = ascii("Content-Type: application/json\r\nContent-Length: ");
  private static final byte[] KEY = ascii("\r\nIdempotency-Key: ");
  private static final byte[] END = ascii("\r\n\r\n");

  private final String basePath;
  private final byte[] version;

  RequestBytes(URI target) {
    var path = target.getRawPath() == null ? "" : target.getRawPath();
    basePath = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    version = ascii(" HTTP/1.1\r\nHost: " + target.getRawAuthority() + "\r\n");
  }

  ByteBuf encode(ByteBufAllocator allocator, Request request) {
    var out = allocator.directBuffer(256 + request.path().length() + request.body().length());
    ByteBufUtil.writeAscii(out, request.method());
    out.writeByte(' ');
    ByteBufUtil.writeAscii(out, basePath);
    ByteBufUtil.writeAscii(out, request.path());
    out.writeBytes(version);
    out.writeBytes(CONTENT);
    ByteBufUtil.writeAscii(out, Integer.toString(ByteBufUtil.utf8Bytes(request.body())));
    if (request.idempotencyKey() != null) {
      out.writeBytes(KEY);
      ByteBufUtil.writeAscii(out, request.idempotencyKey());
    }
    out.writeBytes(END);
    ByteBufUtil.writeUtf8(out, request.body());
    return out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
