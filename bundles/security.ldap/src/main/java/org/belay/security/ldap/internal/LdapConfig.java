package org.belay.security.ldap.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A directory server and who of it may sign in; file {@code etc/org.belay.security.ldap.cfg}. */
@ObjectClassDefinition(
        id = LdapConfig.PID,
        name = "Belay: sign-in by LDAP",
        description = "Lets people sign in with the password of a directory server")
@interface LdapConfig {

    /** PID of this configuration. */
    String PID = "org.belay.security.ldap";

    /** The servers, each {@code host:port}, the preferred one first. */
    @AttributeDefinition(
            description =
                    "host:port, several separated by commas, the preferred one first; empty: none")
    String servers() default "";

    /** How the way there is protected. */
    @AttributeDefinition(
            description = "tls (LDAPS), start-tls, or none: passwords can be read on the way",
            options = {@Option("tls"), @Option("start-tls"), @Option("none")})
    String encryption() default "tls";

    /** Who is trusted to certify the servers. */
    @AttributeDefinition(
            description = "File with trusted certificates (PEM); empty: those that Java trusts")
    String trusted_certificates() default "";

    /** The account that may look people up. */
    @AttributeDefinition(description = "Name (DN) of the account that looks people up")
    String bind_dn() default "";

    /** Its password. */
    @AttributeDefinition(description = "That account's password", type = AttributeType.PASSWORD)
    String bind_password() default "";

    /** Keeps the password out of the configuration. */
    @AttributeDefinition(description = "File with that password in its first line, instead")
    String bind_password_file() default "";

    /** Where people are. */
    @AttributeDefinition(description = "Name (DN) below which people are looked up")
    String users_base() default "";

    /** Which of them is meant. */
    @AttributeDefinition(
            description = "Finds the person; {} stands for what was typed as e-mail address")
    String users_filter() default "(&(objectClass=person)(mail={}))";

    /** Who of them may not come in. */
    @AttributeDefinition(description = "Matches people who are disabled; empty: nobody")
    String users_disabled_filter() default "";

    /** Where their address is, which is the account's address here. */
    @AttributeDefinition(description = "Attribute with the e-mail address of the account here")
    String mail_attribute() default "mail";

    /** Where their name is. */
    @AttributeDefinition(description = "Attribute with the name of accounts that are made")
    String name_attribute() default "cn";

    /** Addresses of other domains aren't looked up. */
    @AttributeDefinition(
            description =
                    "Only addresses of these domains are looked up, separated by commas; empty: all")
    String mail_domains() default "";

    /** Whoever isn't in it isn't let in. */
    @AttributeDefinition(description = "Group (DN) to which one must belong; empty: none")
    String required_group() default "";

    /** Where groups keep their members. */
    @AttributeDefinition(description = "Attribute of groups with the names (DN) of their members")
    String groups_member_attribute() default "member";

    /** Groups there and technician groups here. */
    @AttributeDefinition(
            description = "Group (DN) -> ID of a technician group; several separated by ;")
    String groups_map() default "";

    /** Whether technicians are made and moved by their groups there. */
    @AttributeDefinition(
            description =
                    "Makes technicians at their first sign-in, and moves them with their groups")
    boolean create_accounts() default false;
}
