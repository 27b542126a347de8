namespace Airbnb.Core.Persistence;

/// <summary>
/// UUIDv7s that grow with each call, within one millisecond too, so that rows written together keep their order: the 12
/// bits after the version count (RFC 9562, 6.2, method 1).
/// </summary>
public static class GrowingId
{
    private const int CounterBits = 12;
    private const int CounterMask = (1 << CounterBits) - 1;

    private static long last;

    public static Guid New()
    {
        var at = Next(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() << CounterBits);
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(at >> CounterBits))
            .TryWriteBytes(bytes, bigEndian: true, out _);
        var counter = (int)(at & CounterMask);
        bytes[6] = (byte)(0x70 | (counter >> 8));
        bytes[7] = (byte)counter;
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The moment, or the one after the last when that is later.</summary>
    private static long Next(long now)
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var next = Math.Max(now, before + 1);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
                return next;
        }
    }
}
