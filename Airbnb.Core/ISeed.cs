namespace Airbnb.Core;

/// <summary>Rows that a new installation starts with; sown by the Worker's <c>migrate</c> run, once.</summary>
public interface ISeed
{
    int Order { get; }

    Task Sow(CancellationToken ct);
}
