namespace MailboxSandbox.Messages;

/// <summary>What is kept, and where.</summary>
public sealed record DataOptions
{
    /// <summary>The folder that messages are kept in; without one they are kept in memory.</summary>
    public string? Folder { get; set; }

    /// <summary>How many messages are kept; the oldest go first.</summary>
    public int MaxMessages { get; set; } = 1000;

    /// <summary>How many bytes of messages are kept.</summary>
    public long MaxBytes { get; set; } = 200 * 1024 * 1024;
}
