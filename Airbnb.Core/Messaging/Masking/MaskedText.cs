namespace Airbnb.Core.Messaging.Masking;

/// <summary>What somebody wrote, as the other side may read it.</summary>
public sealed record MaskedText(string Text, bool IsMasked);
