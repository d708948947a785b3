package vn.guongsang.installation;

import java.util.Map;

/** Settings as an operator's environment makes them. */
public final class SettingsFixtures {

    private SettingsFixtures() {}

    public static Settings of(Map<String, String> environment) {
        return Settings.of(environment);
    }
}
