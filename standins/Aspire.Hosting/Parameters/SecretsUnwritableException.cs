namespace Aspire.Hosting;

/// <summary>Made-up values cannot be kept: data written with them today could not be opened tomorrow.</summary>
internal sealed class SecretsUnwritableException(string path, Exception cause)
    : DistributedApplicationException(
        $"The user secrets in {path} cannot be written: {cause.Message}\n"
            + "Generated passwords are kept there. Free some space on that disk, or make the folder writable, and try again.",
        cause
    );
