namespace Aspire.Hosting.Processes;

internal readonly record struct ConsoleLine(DateTimeOffset At, bool IsError, string Text);
