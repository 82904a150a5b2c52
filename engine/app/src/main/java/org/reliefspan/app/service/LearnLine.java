package org.reliefspan.app.service;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reliefspan.app.learn.EventLogFile;

/** The command line that repeats learning, as the manifest keeps it; blanks in names are +. */
final class LearnLine {
  private static final String COMMAND = "learn ";

  private LearnLine() {}

  /** Without paths of this machine: the log as seen from the results folder. */
  static String of(LearnRequest request) {
    Map<String, String> options = new LinkedHashMap<>();
    EventLogFile.Columns columns = request.columns();
    options.put("case", columns.caseId());
    options.put("activity", columns.activity());
    columns.time().ifPresent(name -> options.put("time", name));
    columns.start().ifPresent(name -> options.put("start", name));
    columns.end().ifPresent(name -> options.put("end", name));
    columns.lifecycle().ifPresent(name -> options.put("lifecycle", name));
    columns.instance().ifPresent(name -> options.put("instance", name));
    columns.resource().ifPresent(name -> options.put("resource", name));
    options.put("zone", request.zone().getId());
    options.put("threshold", String.valueOf(request.threshold()));
    options.put("replay", String.valueOf(request.replications()));
    options.put("seed", String.valueOf(request.seed()));
    return options.entrySet().stream()
        .map(
            each ->
                "--%s=%s"
                    .formatted(
                        each.getKey(), URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)))
        .collect(
            Collectors.joining(
                " ", COMMAND, " " + RelativePath.from(request.out(), request.log())));
  }

  /**
   * Reads what {@link #of} wrote; empty when it is the line of another command.
   *
   * @param results folder that holds the manifest
   */
  static Optional<LearnRequest> parse(String line, Path results) {
    if (!line.startsWith(COMMAND)) {
      return Optional.empty();
    }
    Map<String, String> options = new LinkedHashMap<>();
    String rest = line.substring(COMMAND.length());
    while (rest.startsWith("--")) {
      int end = rest.indexOf(' ');
      int is = rest.indexOf('=');
      options.put(
          rest.substring(2, is),
          URLDecoder.decode(rest.substring(is + 1, end), StandardCharsets.UTF_8));
      rest = rest.substring(end + 1);
    }
    return Optional.of(
        new LearnRequest(
            results.resolve(rest).normalize(),
            new EventLogFile.Columns(
                options.getOrDefault("case", ""),
                options.getOrDefault("activity", ""),
                Optional.ofNullable(options.get("time")),
                Optional.ofNullable(options.get("start")),
                Optional.ofNullable(options.get("end")),
                Optional.ofNullable(options.get("lifecycle")),
                Optional.ofNullable(options.get("instance")),
                Optional.ofNullable(options.get("resource"))),
            ZoneId.of(options.getOrDefault("zone", "UTC")),
            results,
            Integer.parseInt(options.getOrDefault("threshold", "11")),
            Integer.parseInt(options.getOrDefault("replay", "0")),
            Long.parseLong(options.getOrDefault("seed", "1"))));
  }
}
