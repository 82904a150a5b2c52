package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line that repeats a simulation, as the manifest keeps it. */
final class SimulateLine {
  private static final Pattern LINE =
      Pattern.compile(
          "simulate --engine (\\w+) --patients (\\d+) --draws (\\d+) --seed (-?\\d+) (.+)");

  private SimulateLine() {}

  /** Without paths of this machine: the pathway file as seen from the results folder. */
  static String of(SimulateRequest request) {
    return String.format(
        Locale.ROOT,
        "simulate --engine %s --patients %d --draws %d --seed %d %s",
        request.engines().name().toLowerCase(Locale.ROOT),
        request.patients(),
        request.draws(),
        request.seed(),
        RelativePath.from(request.out(), request.pathway()));
  }

  /**
   * Reads what {@link #of} wrote; empty when it is the line of another command.
   *
   * @param results folder that holds the manifest
   */
  static Optional<SimulateRequest> parse(String line, Path results) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new SimulateRequest(
            results.resolve(matcher.group(5)).normalize(),
            results,
            SimulateRequest.Engines.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
            Long.parseLong(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            Long.parseLong(matcher.group(4))));
  }
}
