using Airbnb.Core;

namespace Airbnb.Api.Payments.Statements;

public sealed class StatementsFeature : IFeature
{
    public static void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<ReceiptPages>();
}
