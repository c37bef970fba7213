package io.evenkeel.http.gateway.client;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Netty's decoder, which has to be told of HEAD. On the event loop only. */
final class ResponseDecoder extends HttpResponseDecoder {

  private static final int MOST_HEADER_BYTES = 64 * 1024;
  private static final int MOST_LINE_BYTES = 4 * 1024;

  private boolean toHead;
  private boolean ambiguous;

  ResponseDecoder() {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MOST_LINE_BYTES)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setMaxChunkSize(Incoming.MOST_STRICT_BYTES));
  }

  /** Whether the next answer has no body, whatever its headers say. */
  void expect(boolean answerToHead) {
    toHead = answerToHead;
    ambiguous = false;
  }

  /** Whether the answer says its length in two ways; then its connection must not be used again. */
  boolean isAmbiguous() {
    return ambiguous;
  }

  /** Whether more bytes have come than belong to the answers that were decoded. */
  boolean hasRest() {
    return actualReadableBytes() > 0;
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    ambiguous = true; // RFC 9112, 6.1
    super.handleTransferEncodingChunkedWithContentLength(message);
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    return toHead || isReset(message) || super.isContentAlwaysEmpty(message);
  }

  /** RFC 9110, 15.3.6; those who send a body after it all the same lose their connection. */
  private static boolean isReset(HttpMessage message) {
    return message instanceof HttpResponse answer
        && answer.status().equals(HttpResponseStatus.RESET_CONTENT);
  }
}
