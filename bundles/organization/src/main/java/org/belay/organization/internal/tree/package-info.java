/** The organization's tree: its picture in memory, its rules, and how it is changed. */
package org.belay.organization.internal.tree;
