/// Activity: every run, found by what a person remembers of it, and told step by step.
package io.chainkeeper.desktop.activity;
