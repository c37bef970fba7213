package io.evenkeel.http.gateway;

import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.RequestEntity;
import akka.stream.javadsl.Source;
import akka.util.ByteString;

/** Makes entities whose bytes are looked at on their way. Pure. */
public final class Streamed {

  private Streamed() {}

  /**
   * One as this, with the same bytes from another source.
   *
   * @return chunked when the length is unknown, or nothing: no other stream may be empty
   */
  public static RequestEntity like(HttpEntity entity, Source<ByteString, Object> bytes) {
    var type = entity.getContentType();
    long length = entity.getContentLengthOption().orElse(0);
    return length > 0
        ? HttpEntities.create(type, length, bytes)
        : HttpEntities.createChunked(type, bytes);
  }
}
