import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Order } from '../../orders/graphql/index.ts';
import { Resource } from '../../resources/graphql/index.ts';
import { projectLoader } from '../loaders.ts';
import { Project } from './project.type.ts';

interface InProject { readonly projectId: string | null }

/** What this room adds to an order. */
@Resolver(() => Order)
export class OrderProject {
  @FieldResolver(() => Project, { nullable: true, description: 'Project that it belongs to (志愿服务项目)' })
  async project(@Root() { projectId }: InProject, @Ctx() context: Context): Promise<object | null> {
    return projectId === null ? null : projectLoader(await context.reading()).load(projectId);
  }
}

/** What this room adds to a resource. */
@Resolver(() => Resource)
export class ResourceProject {
  @FieldResolver(() => Project, { nullable: true, description: 'The project that it belongs to (志愿服务项目)' })
  async project(@Root() { projectId }: InProject, @Ctx() context: Context): Promise<object | null> {
    return projectId === null ? null : projectLoader(await context.reading()).load(projectId);
  }
}
