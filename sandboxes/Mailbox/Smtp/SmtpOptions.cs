namespace MailboxSandbox.Smtp;

/// <summary>How mail is received.</summary>
public sealed record SmtpOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any free one.</summary>
    public int Port { get; set; } = 5025;

    /// <summary>The size in bytes above which a message is refused.</summary>
    public int MaxMessageBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>How many recipients a message may have.</summary>
    public int MaxRecipients { get; set; } = 100;

    /// <summary>How many clients may be connected at once.</summary>
    public int MaxSessions { get; set; } = 200;

    /// <summary>How long a client may be silent (RFC 5321 asks for 5 minutes).</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);
}
