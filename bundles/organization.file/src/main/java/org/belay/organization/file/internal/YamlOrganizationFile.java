package org.belay.organization.file.internal;

import java.util.ArrayList;
import java.util.List;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Labels;
import org.belay.api.organization.OrganizationFile;
import org.belay.api.organization.OwnRules;
import org.belay.api.organization.Units;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The organization as a file in YAML. */
@Component
public final class YamlOrganizationFile implements OrganizationFile {

    private static final Logger LOG = LoggerFactory.getLogger(YamlOrganizationFile.class);

    private final Directory directory;
    private final Accounts accounts;
    private final Units units;
    private final Labels labels;
    private final OwnRules rules;

    /** Of those. */
    @Activate
    public YamlOrganizationFile(
            @Reference Directory directory,
            @Reference Accounts accounts,
            @Reference Units units,
            @Reference Labels labels,
            @Reference OwnRules rules) {
        this.directory = directory;
        this.accounts = accounts;
        this.units = units;
        this.labels = labels;
        this.rules = rules;
    }

    @Override
    public String write() {
        return YamlWriter.write(new Snapshot(directory, accounts, labels, rules).take());
    }

    @Override
    public List<String> read(String text, boolean pretends, boolean deletes) {
        Plan plan = new Plan(YamlReader.read(text), directory, accounts, labels, rules, deletes);
        List<String> lines = new ArrayList<>();
        plan.tree().forEach(step -> lines.addAll(step.lines()));
        if (pretends) {
            plan.afterwards().forEach(step -> lines.addAll(step.lines()));
            return lines;
        }
        Work work = new Work(directory, units, labels, rules);
        plan.introduce(work);
        units.together(
                () -> {
                    plan.tree().forEach(step -> run(step, work));
                    return null;
                });
        for (Step step : plan.afterwards()) {
            lines.addAll(tried(step, work));
        }
        LOG.info("The organization was made what a file says, in {} lines", lines.size());
        return lines;
    }

    private static void run(Step step, Work work) {
        if (step.act() == null) {
            return;
        }
        try {
            step.act().on(work);
        } catch (Refused refused) {
            // The organization names the field; which unit it is about is ours to say.
            throw Refused.because(
                    refused.reason(),
                    refused.code(),
                    step.lines().get(0) + ": " + refused.getMessage());
        }
    }

    // A refusal of one of these leaves the others; only a database that is away stops all.
    private static List<String> tried(Step step, Work work) {
        try {
            run(step, work);
            return step.lines();
        } catch (Refused refused) {
            if (refused.reason() == Reason.UNAVAILABLE) {
                throw refused;
            }
            return List.of("! " + refused.getMessage());
        }
    }
}
