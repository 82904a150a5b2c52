package org.reliefspan.app.cli;

import org.reliefspan.app.service.EngineVersion;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"reliefspan " + EngineVersion.current()};
  }
}
