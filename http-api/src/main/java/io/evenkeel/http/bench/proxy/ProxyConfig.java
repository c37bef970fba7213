package io.evenkeel.http.bench.proxy;

import java.util.List;
import java.util.stream.Collectors;

/** Configurations of other proxies, each with the rule of theirs that sees most. Pure. */
final class ProxyConfig {

  private ProxyConfig() {}

  static String haproxy(int port, List<BackEnd> backEnds) {
    return """
    global
      maxconn 4096
      nbthread 2
    defaults
      mode http
      timeout connect 1s
      timeout client 60s
      timeout server 60s
      option http-keep-alive
      http-reuse always
    frontend in
      bind 127.0.0.1:%d
      default_backend out
    backend out
      balance leastconn
    %s
    """
        .formatted(port, servers("  server %s 127.0.0.1:%d", backEnds));
  }

  static String nginx(int port, List<BackEnd> backEnds, String folder) {
    return """
    worker_processes 2;
    pid %s/nginx.pid;
    error_log %s/error.log;
    events { worker_connections 4096; }
    http {
      access_log off;
      client_body_temp_path %s/body; proxy_temp_path %s/proxy; fastcgi_temp_path %s/fastcgi;
      uwsgi_temp_path %s/uwsgi; scgi_temp_path %s/scgi;
      upstream out {
        zone out 256k;
        least_conn;
    %s
        keepalive 256;
      }
      server {
        listen 127.0.0.1:%d;
        keepalive_requests 100000000;
        location / { proxy_pass http://out; proxy_http_version 1.1; proxy_set_header Connection ""; }
      }
    }
    """
        .formatted(
            folder,
            folder,
            folder,
            folder,
            folder,
            folder,
            folder,
            servers("    server 127.0.0.1:%2$d; # %1$s", backEnds),
            port);
  }

  private static String servers(String format, List<BackEnd> backEnds) {
    return backEnds.stream()
        .map(one -> format.formatted(one.name(), one.port()))
        .collect(Collectors.joining("\n"));
  }
}
