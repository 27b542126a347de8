using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Airbnb.Core.Accounts.Mailed;

public sealed class MailedCodeMapping : IEntityTypeConfiguration<MailedCode>
{
    public void Configure(EntityTypeBuilder<MailedCode> builder)
    {
        builder.ToTable("mailed_codes");
        builder.HasKey(code => code.CodeHash);
        builder.HasOne<User>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(code => code.UserId);
        builder.HasIndex(code => code.ExpiresAt);
    }
}
