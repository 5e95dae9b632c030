import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { PrismaService } from './prisma.service';
import { User } from './user.entity';

@Controller('users')
export class UsersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly prisma: PrismaService,
    @InjectRepository(User) private readonly users: Repository<User>,
  ) {}

  @Get()
  async list(@Query('sort') sort: string) {
    // ruleid: javascript-sql-injection
    return this.dataSource.query(`SELECT * FROM users ORDER BY ${sort}`);
  }

  @Get(':name')
  async byName(@Param('name') name: string) {
    return this.users
      .createQueryBuilder('u')
      // ruleid: javascript-sql-injection
      .where(`u.name = '${name}'`)
      .getMany();
  }

  @Post('search')
  async search(@Body() dto: SearchDto) {
    const sql = `SELECT id FROM users WHERE email = '${dto.email}'`;
    // ruleid: javascript-sql-injection
    return this.prisma.$queryRawUnsafe(sql);
  }
}
